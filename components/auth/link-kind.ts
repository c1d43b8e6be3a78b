/** Links that anybody may ask for by naming an address. */
export type MailLinkKind = 'sign-up' | 'password-reset'

/** All links of mails that lead to a page of their own. */
export type LinkKind = MailLinkKind | 'invitation'
