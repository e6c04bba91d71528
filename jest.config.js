/** Specs run compiled, next to the code they test: the tested code is the code that ships, and worker threads find their files. */
export default {
  testEnvironment: 'node',
  testMatch: ['**/dist/**/*.spec.js'],
  testPathIgnorePatterns: ['/node_modules/'],
  modulePathIgnorePatterns: ['<rootDir>/.nx/'],
  setupFiles: ['<rootDir>/libs/testing/dist/property.setup.js'],
  transform: {},
  testTimeout: 30_000,
  workerIdleMemoryLimit: '1GB',
};
