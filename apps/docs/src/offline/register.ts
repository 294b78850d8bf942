/**
 * Registers the service worker, so that the whole site works without a network after the first visit. A module of its own, which every page of the built
 * site loads. `npm start` serves no such file.
 */
interface TrustedTypesFactory {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): { createScriptURL: (url: string) => string };
}

const address = new URL('service-worker.js', import.meta.url).href;
const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypesFactory };

/** The first view comes first: the worker then loads the whole site. */
function register(): void {
  const url = trustedTypes?.createPolicy('offline', { createScriptURL: (text) => text }).createScriptURL(address) ?? address;
  navigator.serviceWorker.register(url, { updateViaCache: 'none' }).catch(() => {
    // Without storage, or not on HTTPS: the site needs a network.
  });
}

// In a frame, its page does it.
if ('serviceWorker' in navigator && window.top === window) {
  if (document.readyState === 'complete') register();
  else addEventListener('load', register, { once: true });
}
