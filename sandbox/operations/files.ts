import { z } from 'zod'
import { createFileUrl } from '#sandbox/files/download.ts'
import { readFileHandle } from '#sandbox/render/files.ts'
import { createNotFound } from '#sandbox/responses.ts'
import { defineOperation } from './define.ts'

export const fileOperations = [
  defineOperation({
    name: 'file.info',
    scope: 'candidates:read',
    kind: 'read',
    input: z.object({ fileHandle: z.string().min(1) }),
    run({ reading, account, origin, fileSecret }, { fileHandle }) {
      const fileId = readFileHandle(fileHandle)
      const file = fileId ? reading.view.get('file', fileId) : null
      if (!file || file.fault === 'gone') throw createNotFound({ noun: 'file', parameter: 'fileHandle' })

      return { results: { url: createFileUrl({ origin, accountId: account.id, fileId: file.id, secret: fileSecret }) } }
    },
  }),
]
