import { paveVendor } from '../../../nodes/Pave/trigger/paveVendor';
import { decodeRecord, encodeRecord } from '../../../nodes/shared/takeover/displacedRecord';

const keys = { secret: 'secret', key: 'key' };
const { exclusive } = paveVendor;
if (!exclusive) throw new Error('PAVE has one slot per event');
const raw = { event: 'SESSION:COMPLETE', url: 'https://crm.example.com/hook?key=theirs' };
const record = encodeRecord(keys, exclusive.registrationOf(raw));
const decode = (text: string, from = keys, slot = raw.event) =>
	decodeRecord(exclusive, from, text, slot);
const locked = { lockedHost: 'crm.example.com' };

test('a record opens with the secret, for its own event and API key only', () => {
	expect(decode(record)).toEqual({ former: raw });
	expect(record).not.toContain('theirs');
	expect(decode(record, keys, 'SESSION:STATUS_CHANGE')).toBeUndefined();
	expect(decode(record, { ...keys, key: 'another' })).toBeUndefined();
	expect(decode(record, { ...keys, secret: 'another' })).toEqual(locked);
});

test('a record that was cut or altered does not open, nor does one with a short tag', () => {
	const [host, nonce, tag, data] = record.split('.');
	const short = Buffer.from(tag, 'base64url').subarray(0, 4).toString('base64url');
	expect(decode([host, nonce, short, data].join('.'))).toEqual(locked);
	expect(decode(record.slice(0, -8))).toEqual(locked);
	expect(decode(host)).toEqual(locked);
});
