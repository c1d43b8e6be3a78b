import { expect, test } from 'vitest'
import { checkEnvExample } from '#scripts/structure/env-example.ts'

const keys = ['PORT', 'APP_URL']
const messages = (text: string) => checkEnvExample({ text, keys }).map(({ message }) => message)

test('one commented line for each key is what is wanted', () => {
  expect(messages('# Settings\n\nPORT=3000 # the web process\nAPP_URL= # where people reach it\n')).toEqual([])
})

test.each([
  ['PORT= # the web process\n', 'APP_URL of lib/platform/env.ts has no line here.'],
  ['PORT= # a\nAPP_URL= # b\nOTHER= # c\n', 'OTHER is no key of lib/platform/env.ts. Remove it here or add it there.'],
  ['PORT= # a\nPORT= # a\nAPP_URL= # b\n', 'PORT stands here twice.'],
  ['PORT=\nAPP_URL= # b\n', 'PORT lacks a comment that says what it is for: PORT= # …'],
])('%j is refused', (text, message) => {
  expect(messages(text)).toEqual([message])
})
