import type { TestEventKind, TestEventResult } from '#lib/domain/events/contract.ts'

type Delivery = TestEventResult['deliveries'][number]

/** What a kind of test does and how it has to end. */
export const testKindWords: Readonly<Record<TestEventKind, { label: string; help: string }>> = {
  valid: { label: 'Valid', help: 'Signed as Ashby signs. It has to be accepted and stored.' },
  tampered: { label: 'Tampered', help: 'Changed after signing. It has to be refused, and nothing may be stored.' },
  repeated: { label: 'Repeated', help: 'The same delivery twice. The second one has to be counted on the first.' },
}

/** Whether everything came out as it has to, in a few words. */
export function describeTestResult({ deliveries }: TestEventResult): { tone: 'moss' | 'rust'; title: string } {
  if (deliveries.every(({ isExpected }) => isExpected)) return { tone: 'moss', title: 'Everything came out as it has to' }

  return { tone: 'rust', title: deliveries.length === 1 ? 'It did not come out as it has to' : 'Not everything came out as it has to' }
}

/** "Delivery", or with its number where there are several. */
export function nameDelivery({ index, count }: { index: number; count: number }): string {
  return count === 1 ? 'Delivery' : `Delivery ${index + 1}`
}

/** "Answer 200", "No answer". */
export function describeAnswer({ status }: Pick<Delivery, 'status'>): string {
  return status === null ? 'No answer' : `Answer ${status}`
}
