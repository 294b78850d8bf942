/** Bundlers replace this by the mode of the build. */
declare const process: { readonly env: { readonly NODE_ENV?: string } };

const watched = new WeakSet<HTMLImageElement>();
const blocked = new WeakSet<HTMLImageElement>();

/** Shows a QR code, or none. Any other address than that of a PNG image in itself is not loaded. An image that the browser refuses is hidden. */
export function showQr(image: HTMLImageElement, address: string | null): void {
  const source = address !== null && isPng.test(address) ? address : null;
  if (image.getAttribute('src') === source) return;
  if (blocked.delete(image)) image.hidden = false;
  if (source === null) {
    image.removeAttribute('src');
    return;
  }
  if (!watched.has(image)) image.addEventListener('error', () => hide(image));
  watched.add(image);
  image.src = source;
}

const isPng = /^data:image\/png;base64,[a-z\d+/]+=*$/i;

function hide(image: HTMLImageElement): void {
  if (!image.hasAttribute('src')) return; // the address was removed meanwhile
  blocked.add(image);
  image.hidden = true;
  tellDeveloperAboutImages();
}

/** Only in development builds: a bundler removes it from a production build. */
function tellDeveloperAboutImages(): void {
  try {
    if (process.env.NODE_ENV === 'development')
      console.warn('kratos-login: the browser did not show the QR code. A content security policy has to allow it: img-src data:');
  } catch {} // no bundler: `process` is not defined
}
