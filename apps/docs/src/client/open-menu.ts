/** Opens the menu on a wide screen, where its content is always visible. Without JavaScript the stylesheet shows it. */
export function openMenu(): void {
  const menu = document.querySelector<HTMLDetailsElement>('.menu');
  const wide = matchMedia('(min-width: 56rem)');
  const update = (): void => {
    if (menu !== null) menu.open = wide.matches;
  };
  wide.addEventListener('change', update);
  update();
  if (wide.matches) menu?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
}
