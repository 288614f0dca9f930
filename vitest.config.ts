import { defineConfig } from "vitest/config";

const project = (name: string, more = {}) => ({
  test: { name, include: [`tests/${name}/**/*.test.{ts,tsx}`], testTimeout: 30_000, ...more },
});

export default defineConfig({
  test: {
    projects: [
      project("shared"),
      project("cloud", { testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false }),
      project("extension", { environment: "happy-dom" }),
      project("rules", { testTimeout: 120_000 }),
      project("e2e", { testTimeout: 180_000, hookTimeout: 600_000, fileParallelism: false }),
    ],
  },
});
