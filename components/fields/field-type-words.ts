import {
  AlignLeft,
  AtSign,
  Banknote,
  Calendar,
  CalendarClock,
  CircleDot,
  Coins,
  Hash,
  Link,
  ListChecks,
  type LucideIcon,
  Paperclip,
  Phone,
  ToggleLeft,
  Type,
  User,
  Wallet,
} from 'lucide-react'
import { customFieldTypeSchema, type FieldType } from '#lib/domain/fields/schema.ts'
import type { SourceType } from '#lib/domain/mappings/schema.ts'

/** What a type is called, its icon, and what it holds, for somebody who has never heard of types. */
export type TypeWords = { label: string; icon: LucideIcon; explanation: string }

const sharedWords = {
  text: { label: 'Text', icon: Type, explanation: 'One line, such as a title or a name.' },
  longText: { label: 'Long text', icon: AlignLeft, explanation: 'Several lines, such as a welcome note.' },
  number: { label: 'Number', icon: Hash, explanation: 'A plain number, such as 4,200 options.' },
  money: { label: 'Money', icon: Banknote, explanation: 'An amount with its currency, and per what time where that is known.' },
  date: { label: 'Date', icon: Calendar, explanation: 'A day of the calendar, without a time.' },
  yesNo: { label: 'Yes or no', icon: ToggleLeft, explanation: 'Yes, no, or not known.' },
  choice: { label: 'Choice', icon: CircleDot, explanation: 'One of the options you list.' },
  choices: { label: 'Several choices', icon: ListChecks, explanation: 'Any of the options you list.' },
  email: { label: 'E-mail', icon: AtSign, explanation: 'An e-mail address.' },
  phone: { label: 'Phone', icon: Phone, explanation: 'A phone number, kept as it was written.' },
  url: { label: 'Link', icon: Link, explanation: 'The address of a page.' },
  person: { label: 'Person', icon: User, explanation: 'Somebody’s name, with their e-mail address where it is known.' },
  currency: { label: 'Currency', icon: Coins, explanation: 'A currency by its code, such as EUR.' },
  interval: { label: 'Pay interval', icon: CalendarClock, explanation: 'Per what time pay is meant, such as per year.' },
} satisfies Record<string, TypeWords>

/** The types of our own fields. */
export const fieldTypeWords: Readonly<Record<FieldType, TypeWords>> = {
  ...sharedWords,
  amount: { label: 'Amount', icon: Wallet, explanation: 'A number of money. Its currency stands in a field of its own.' },
}

/** The types of places in the source. */
export const sourceTypeWords: Readonly<Record<SourceType, TypeWords>> = {
  ...sharedWords,
  choice: { ...sharedWords.choice, explanation: 'One of the options that Ashby lists.' },
  choices: { ...sharedWords.choices, explanation: 'Any of the options that Ashby lists.' },
  other: { label: 'File or other', icon: Paperclip, explanation: 'Handoff cannot read its values, so it fits no field.' },
}

/** What somebody who adds a field can choose from, the commonest first. */
export const customFieldTypes = customFieldTypeSchema.options
