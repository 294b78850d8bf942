// Lets TypeScript resolve `import '@kratos-login/theme/login.css'`, which exports nothing.
export {};
