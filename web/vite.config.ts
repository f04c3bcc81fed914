import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  build: { target: 'es2022', sourcemap: false, chunkSizeWarningLimit: 700 },
  server: {
    proxy: {
      '/api': 'http://127.0.0.1:8080',
      '/openapi': 'http://127.0.0.1:8080',
      '/fhir': 'http://127.0.0.1:8080',
    },
  },
  test: { environment: 'happy-dom', include: ['test/**/*.test.{ts,tsx}'], css: false },
});
