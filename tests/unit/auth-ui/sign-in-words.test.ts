import { describe, expect, it } from 'vitest'
import { readSignInNotice } from '#components/auth/sign-in-words.ts'

describe('what brought somebody to the sign-in page', () => {
  it('says nothing where the address tells nothing', () => {
    expect(readSignInNotice({})).toBeNull()
  })

  it('never shows a text of the address, so that a link from outside cannot put words into our mouth', () => {
    const notice = readSignInNotice({ problem: '<b>Call 555-0100 to unlock</b>' })

    expect(notice).toEqual({ tone: 'amber', words: 'You were not signed in. Try again, or sign in another way.' })
    expect(readSignInNotice({ notice: 'constructor' })).toBeNull()
    expect(readSignInNotice({ notice: ['password_changed', 'account_created'] })).toBeNull()
  })

  it('tells a problem rather than a success', () => {
    expect(readSignInNotice({ problem: 'email_unverified', notice: 'password_changed' })?.tone).toBe('amber')
    expect(readSignInNotice({ notice: 'password_changed' })?.words).toMatch(/^Your password is changed\. Every session has ended\./)
  })
})
