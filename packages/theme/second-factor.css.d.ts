// Lets TypeScript resolve `import '@kratos-login/theme/second-factor.css'`, which exports nothing.
export {};
