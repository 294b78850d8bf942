import { defaultClientConditions, defineConfig } from 'vite';

// In this repository the packages are used from their sources; a host of its own needs none of this.
export default defineConfig({ resolve: { conditions: ['@kratos-login/source', ...defaultClientConditions] } });
