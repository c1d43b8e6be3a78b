/** The request id to show beside a message: null where the message names it already. */
export function untoldRequestId({ message, requestId }: { message: string; requestId: string | null }): string | null {
  return requestId && message.includes(requestId) ? null : requestId
}
