/** Name of the screens' session cookie. */
export const sessionCookie = 'harmoni_session';
