/** What every test runs with. The values guard nothing: each test database lives for one file. */
export const testEnvironment = {
  HANDOFF_ENV: 'test',
  // Tests with a database set their own; the others must not find one.
  DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none',
  APP_URL: 'http://localhost:3000',
  NEXTAUTH_SECRET: 'a secret for tests only, of more than 32 characters',
  ENCRYPTION_KEYS: `test:${Buffer.alloc(32, 'handoff-test').toString('base64')}`,
  LOG_LEVEL: 'silent',
} as const
