import { nextPage } from './next-page';

describe('nextPage', () => {
  it('leads back to the page that asked for a session, with its filters', () => {
    expect(nextPage('?next=%2Ftranscripts%3Fstate%3Dhuman')).toBe('/transcripts?state=human');
  });

  it.each(['', '?next=', '?next=https%3A%2F%2Fevil.example', '?next=%2F%2Fevil.example', '?next=%2F%5Cevil.example'])(
    'does not leave the console: %s',
    (search) => expect(nextPage(search)).toBe('/answers'),
  );

  it('does not lead back to the login page', () => {
    expect(nextPage('?next=%2Flogin')).toBe('/answers');
  });
});
