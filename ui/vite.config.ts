// Builds the screens into `dist`, which the desktop shell and the office server both serve.
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const office = process.env.BANTU_OFFICE ?? "http://127.0.0.1:8700";

export default defineConfig({
  base: "./",
  plugins: [react()],
  server: {
    host: "127.0.0.1",
    port: 5173,
    strictPort: true,
    proxy: { "/rpc": office, "/api": office, "/health": office },
  },
  build: {
    target: ["safari16", "chrome110"],
    sourcemap: false,
    manifest: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2500,
  },
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.{ts,tsx}"],
    restoreMocks: true,
  },
});
