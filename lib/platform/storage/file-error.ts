import { AppError } from '#lib/platform/errors.ts'

/** Why an uploaded file was refused. */
export type FileErrorCode = 'too_large' | 'file_empty' | 'file_type_refused' | 'file_mismatch' | 'upload_broken'

const KIBIBYTE = 1024
const MEBIBYTE = 1024 * KIBIBYTE

export function fileError(code: FileErrorCode, userMessage: string): AppError<FileErrorCode> {
  return new AppError({ code, retry: 'no', userMessage, fields: { file: userMessage } })
}

export function fileTooLargeError(bytesMax: number): AppError<FileErrorCode> {
  return fileError('too_large', `The file is larger than ${describeLimit(bytesMax)}, the most that is taken here. Send a smaller one.`)
}

/** The sender went away, or the connection broke. */
export function uploadBrokenError(cause: unknown): AppError<FileErrorCode> {
  const userMessage = 'The upload ended before the whole file was here. Send it again.'

  return new AppError({ code: 'upload_broken', retry: 'later', userMessage, cause, fields: { file: userMessage } })
}

/** MB as people's own computers show it; small limits in KB, so that none reads as 0. */
function describeLimit(bytes: number): string {
  return bytes < MEBIBYTE ? `${Math.floor(bytes / KIBIBYTE)} KB` : `${Math.floor((bytes / MEBIBYTE) * 10) / 10} MB`
}
