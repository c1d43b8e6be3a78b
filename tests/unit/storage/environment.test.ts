import { expect, test } from 'vitest'
import { parseEnv } from '#lib/platform/env.ts'
import { testEnvironment } from '#tests/setup/environment.ts'

const bucket = {
  STORAGE_S3_ENDPOINT: 'https://storage.example/storage/v1/s3',
  STORAGE_S3_BUCKET: 'files',
  STORAGE_S3_REGION: 'auto',
  STORAGE_S3_ACCESS_KEY_ID: 'an id',
  STORAGE_S3_SECRET_ACCESS_KEY: 'a secret',
}

test('the storage of files is a folder, or a bucket whose address keeps its path', () => {
  expect(parseEnv(testEnvironment)).toMatchObject({ STORAGE_S3_PATH_STYLE: 'on' })
  expect(parseEnv({ ...testEnvironment, ...bucket })).toMatchObject(bucket)
})

test.each(Object.keys(bucket))('a bucket without %s is refused by its name, and no value is repeated', (missing) => {
  const parse = () => parseEnv({ ...testEnvironment, ...bucket, [missing]: '' })
  expect(parse).toThrow(`${missing}: missing, while`)
  expect(parse).toThrow(/Set all of them, or none\./)
  expect(parse).not.toThrow(/a secret|an id/)
})
