/** Where an open end stands among ISO days: no day comes before the one, or after the other. */
export const beforeAll = '0000-00-00';
export const afterAll = '9999-99-99';
