/** Options of a Vite server at a port. The public URL of a real Kratos gets all requests below `/kratos`. */
export const toServerOptions = (port: number, realKratos: string | null) => ({
  port,
  strictPort: true,
  host: 'localhost',
  ...(realKratos !== null && {
    proxy: { '/kratos': { target: realKratos, changeOrigin: true, rewrite: (path: string) => path.replace(/^\/kratos/, '') } },
  }),
});
