/** A page for addresses that do not exist can be shown at any depth. This script knows the root of the site by its own address, and mends the links. */
for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-path]')) {
  link.href = new URL(link.dataset['path'] ?? '', import.meta.url).href;
}
