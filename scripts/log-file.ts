import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'

export type LogFile = { append: (text: string) => void; rotateIfLarge: () => void }

const logBytesMax = 5 * 1024 * 1024
const logFilesKept = 3

/**
 * A log that cannot fill the disk: past its size it becomes `<name>.1`, and so on up to three. Written at once,
 * so that the last words of a crash are on disk whatever happens to this process.
 */
export function openLogFile(file: string): LogFile {
  mkdirSync(path.dirname(file), { recursive: true })
  let bytes = sizeOf(file)

  const rotateIfLarge = () => {
    if (bytes < logBytesMax) return
    for (let number = logFilesKept - 1; number >= 1; number--) rename(`${file}.${number}`, `${file}.${number + 1}`)
    rename(file, `${file}.1`)
    bytes = 0
  }
  rotateIfLarge()

  return {
    rotateIfLarge,
    append: (text) => {
      appendFileSync(file, text, { mode: 0o600 })
      bytes += Buffer.byteLength(text)
      rotateIfLarge()
    },
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}

function rename(from: string, to: string): void {
  if (statSync(from, { throwIfNoEntry: false })) renameSync(from, to)
}
