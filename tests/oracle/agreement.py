"""What the agreement gives: Schedule A in both of its printings, the milestones, the member states."""

EU_2001 = 'AT BE DK FI FR DE GR IE IT LU NL PT ES SE GB'.split()

# Members of the European Union: from, and to where they left.
EU_SINCE = {
    '1958-01-01': 'BE DE FR IT LU NL', '1973-01-01': 'DK IE GB', '1981-01-01': 'GR', '1986-01-01': 'ES PT',
    '1995-01-01': 'AT FI SE', '2004-05-01': 'CY CZ EE HU LT LV MT PL SI SK', '2007-01-01': 'BG RO',
    '2013-07-01': 'HR'}
EU_UNTIL = {'GB': '2020-01-31'}


def in_eu(country, on):
    """`on` as text"""
    joined = [since for since, countries in EU_SINCE.items() if country in countries.split()]
    return bool(joined) and joined[0] <= on <= EU_UNTIL.get(country, '9999-12-31')


# (countries, application, patent number or None, expiry), in the order of the schedule
CASE_1044 = [
    ('AT BE FR DE GB GR IT LU NL ES SE CH', 'EP891300787', '0328274', '2009-01-26'),
    ('AU', '28971/89', '618310', '2009-01-31'),
    ('BR', '1100963-2', '1100963-2', None),  # the printings disagree
    ('CA', '589796', '1340286', '2015-12-22'),
    ('DK', '0491/89', None, '2009-02-01'),
    ('FI', '89/0512', '91260', '2009-02-01'),
    ('HU', '52289', '205767', '2009-02-03'),
    ('HU', 'P/P00163', '210872', '2008-12-09'),
    ('IE', '31989', '65503', '2006-01-31'),
    ('IL', '89119', '89119', '2009-01-29'),
    ('JP', '01/24751', '2781403', '2009-02-01'),
    ('KR', '89/1069', '147270', '2013-05-15'),
    ('MX', '9203596', '181357', '2008-12-10'),
    ('NZ', '227839', '227839', '2009-02-01'),
    ('NO', '89/0426', '177569', '2009-02-01'),
    ('PT', '89608', '89608', '2009-02-02'),
    ('RO', 'C-20256', None, '2008-02-02'),
    ('ZA', '89/0831', '89/0831', '2009-02-01'),
    ('TW', '78/100752', '51931', '2006-10-20'),
    ('US', '07/602931', '5072011', '2008-12-09'),
    ('US', '07/723971', '5244919', '2010-09-14')]
EUROPE_1192 = 'AT BE DK FR DE GR GB NL IE IT PT ES SE CH'
CASE_1192 = [
    ('AU', '17661/95', '692521', '2015-04-23'),
    ('CA', '2147567', None, '2015-04-20'),
    ('JP', '7-100870', None, '2015-04-24'),
    ('US', '08/428444', '5519155', '2015-04-24')]


def schedule(printing):
    """(case, country, application, patent number or None, expiry) of each row"""
    brazil, europe = {
        'first': ('2017-05-14', (EUROPE_1192, 'EP 95302629.1', '0 679 656', '2015-04-19')),
        'second': ('2008-02-02', ('EP', '95302629', '0 679 656', '2015-04-19'))}[printing]
    rows = [('MBUS 1044',) + row for row in CASE_1044] + [('MBUS 1192',) + row for row in [europe] + CASE_1192]
    return [(case, country, application, number, expires or brazil)
            for case, countries, application, number, expires in rows for country in countries.split()]


MILESTONES = [('2004-01-01', 750000), ('2005-01-01', 3000000), ('2006-01-01', 1000000),
              ('2007-01-01', 1000000), ('2008-01-01', 1000000)]

DEFAULTS = {
    'schedule_a': 'first', 'ireland_1044': 'as-listed', 'generic_withdrawn': 'restores',
    'rounding': 'half-up', 'fx_missing_day': 'previous', 'negative_quarter': 'carry-forward',
    'credit_note_quarter': 'credit', 'chain_sales': 'first-outside',
    'infringing_generic': 'reduction', 'day_count': 'act/365', 'early_end': 'as-listed',
    'late_cure': 'ends-right', 'payment_extension': 'all', 'post_expiry': 'to-term',
    'free_supply': 'no-royalty', 'generic_source': 'independent', 'credit_note_rate': 'sale',
    'credits_given_by': 'any-seller', 'supply_date': 'earlier', 'several_infringers': 'sum',
    'infringement_clock': 'notified', 'licensee_suit': 'bars', 'sell_off_past_term': 'nil',
    'challenge_ends': 'licences', 'accrued_at_end': 'payable', 'notice_given': 'sent',
    'notice_period': 'received', 'early_payment': 'due-date', 'withholding': 'creditable-part',
    'spc': 'extends', 'force_majeure_milestones': 'none', 'liability_cap': 'both',
    'credit_note_exchange': 'credit'}
