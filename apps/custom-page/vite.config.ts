import { defaultClientConditions, defineConfig } from 'vite';

// This repository uses the sources of the packages. Other hosts do not need this file.
export default defineConfig({ resolve: { conditions: ['@kratos-login/source', ...defaultClientConditions] } });
