/** Bundles the collector with what it shares with the extension into one file, that runs where nobody strips types; its dependencies stay packages. */
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  build: {
    ssr: 'main.ts',
    target: 'node22',
    outDir: 'dist',
    emptyOutDir: true,
    rolldownOptions: { output: { entryFileNames: 'cotrail.js', banner: '#!/usr/bin/env node' } },
  },
});
