import { readCommand } from '../../../tools/vendor/command';

const base = { kind: 'do', console: 'http://127.0.0.1:4000' };

test.each([
	['play inspection', { ...base, verb: 'play inspection', input: {} }],
	['redeliver pave-12', { ...base, verb: 'redeliver', input: { id: 'pave-12' } }],
	['redeliver five pave-12', { ...base, verb: 'redeliver five', input: { id: 'pave-12' } }],
	['play inspection yours', { ...base, verb: 'play inspection', input: { account: 'yours' } }],
	['change price --price 9', { ...base, verb: 'change price', input: { price: '9' } }],
	['mend --console http://x:1/', { ...base, verb: 'mend', input: {}, console: 'http://x:1' }],
	['slots', { kind: 'look', what: 'slots', console: base.console }],
])('"%s" is understood', (text, command) => {
	expect(readCommand(text.split(' '))).toEqual(command);
});

test.each([
	['dance', /"dance" is not known\. There is: events, slots, play inspection/],
	['mend now', /"mend" takes no "now"/],
	['mend --fast yes', /"mend" has no --fast/],
])('"%s" says what there is', (text, message) => {
	expect(() => readCommand(text.split(' '))).toThrow(message);
});
