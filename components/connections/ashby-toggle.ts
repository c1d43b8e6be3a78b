/** The box outside the permissions, as labelled in Ashby's API key settings. apiKey.info does not tell whether it is ticked. */
export const ashbyToggle = 'Allow access to confidential jobs and projects?'
