import { ArrowDownLeft, ArrowRightLeft, Braces, type LucideIcon, Pin } from 'lucide-react'
import type { StepKind } from '#lib/domain/mappings/schema.ts'

/** The ways to fill a field: what each is called, its mark, and what it does. */
export const stepKinds: Readonly<Record<StepKind, { label: string; icon: LucideIcon; explanation: string }>> = {
  source: { label: 'Field', icon: ArrowDownLeft, explanation: 'What Ashby has in one of its fields' },
  constant: { label: 'Constant', icon: Pin, explanation: 'The same value everywhere' },
  template: { label: 'Template', icon: Braces, explanation: 'Your words with Ashby’s values in them' },
  lookup: { label: 'Lookup', icon: ArrowRightLeft, explanation: 'Your value for each of Ashby’s values' },
}

export const stepKindOrder: readonly StepKind[] = ['source', 'constant', 'template', 'lookup']
