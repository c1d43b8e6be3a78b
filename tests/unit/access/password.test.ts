import { expect, test } from 'vitest'
import { hashPassword, verifyPassword } from '#lib/platform/auth/password.ts'

test('a password opens its own hash and no other, and the hash is argon2id in PHC form', async () => {
  const hash = await hashPassword('correct horse')

  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  expect(await verifyPassword({ password: 'correct horse', hash })).toBe(true)
  expect(await verifyPassword({ password: 'correct horsE', hash })).toBe(false)
})

test('the same password never gives the same hash', async () => {
  expect(await hashPassword('correct horse')).not.toBe(await hashPassword('correct horse'))
})

test('letters typed composed or decomposed are the same password', async () => {
  const hash = await hashPassword('caf\u00e9 au lait')

  expect(await verifyPassword({ password: 'cafe\u0301 au lait', hash })).toBe(true)
})

test('without a hash the answer is no, for any password', async () => {
  expect(await verifyPassword({ password: '', hash: null })).toBe(false)
  expect(await verifyPassword({ password: 'correct horse', hash: null })).toBe(false)
})

test('a hash of another cost still opens, so that the cost can be raised', async () => {
  // Of the Argon2 reference program: echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1 -l 32
  const hash = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'

  expect(await verifyPassword({ password: 'password', hash })).toBe(true)
})
