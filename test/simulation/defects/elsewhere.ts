import type { Defect } from '../model/subject';

/** Defects that no history can show, each with the test that sees it. */
export interface SeenElsewhere extends Defect {
	/** From the repository's root. */
	test: string;
	name: string;
}

const DELIVERY = 'nodes/shared/delivery';
const STORE = 'test/unit/delivery/deduplicate.test.ts';

export const SEEN_ELSEWHERE: SeenElsewhere[] = [
	{
		id: '3',
		title: 'Each forged delivery loads the credential, and waits for it',
		changes: [
			{
				file: `${DELIVERY}/verify.ts`,
				from: 'DERIVE_EVERY_MS = 1_000',
				to: 'DERIVE_EVERY_MS = 0',
			},
		],
		test: 'test/unit/delivery/verify.test.ts',
		name: 'a flood of well-formed wrong tokens loads the credential once a second, and waits for nothing',
	},
	{
		id: '12',
		title: 'Attributes with blanks or without values block publishing where the vendor trims them',
		changes: [
			{
				file: 'nodes/Pave/trigger/callbacks.ts',
				from: '=> trimmed(value);',
				to: '=> String(value);',
			},
		],
		test: 'test/contexts/paveTrigger.memory.test.ts',
		name: 'custom attributes with blanks around them, and empty ones, are no drift where the vendor trims or drops them',
	},
	{
		id: '16a',
		title: 'An equal Claim Report Ready is swallowed until 1,000 other events have passed',
		changes: [
			{
				file: `${DELIVERY}/deduplicate.ts`,
				from: 'if (occurredAt !== null) return [eventId];',
				to: "if (occurredAt !== '') return [eventId];",
			},
		],
		test: STORE,
		name: 'an event without a time of its own counts again half a day later',
	},
	{
		id: '16b',
		title: 'A receiver that had asked for another content type is forwarded a mangled body',
		changes: [
			{
				file: `${DELIVERY}/relay.ts`,
				from: 'body: JSON.stringify(bodyFor(body, ownAttributes, attributes)),',
				to: 'body: bodyFor(body, ownAttributes, attributes),',
			},
		],
		test: 'test/unit/delivery/relay.test.ts',
		name: 'a receiver gets JSON under whatever content type it had asked for',
	},
	{
		id: '16c',
		title: 'Repair tells its token to whatever host the pasted address names',
		changes: [
			{
				file: 'nodes/shared/registration/repair.ts',
				from: 'if (isOwnOrigin(context, pass.self.url)) return true;',
				to: 'if (pass) return true;',
			},
		],
		test: 'test/contexts/trigger.repair.test.ts',
		name: 'an address outside this n8n is not told our token',
	},
	{
		id: '17',
		title: 'With a blank Base URL, photos may be fetched from the own network',
		changes: [
			{
				file: 'nodes/Pave/api/request.ts',
				from: 'isPrivateUrl(cleanBaseUrl(baseUrl, PAVE_URL));',
				to: "isPrivateUrl(baseUrl ?? '');",
			},
		],
		test: 'test/unit/http/privateVendor.test.ts',
		name: 'a blank Base URL is the vendor on the internet',
	},
	{
		id: '18',
		title:
			"Of two workers that make a node's first record at once, one leaves its event unrecorded",
		changes: [{ file: `${DELIVERY}/deduplicate.ts`, from: 'attempts: 3', to: 'attempts: 1' }],
		test: STORE,
		name: 'a store that fails the first time is asked again',
	},
	{
		id: '19',
		title: "n8n's second engine gets the envelope of an event for its record",
		changes: [
			{
				file: `${DELIVERY}/intake.ts`,
				from: "?.engineType === 'v2'",
				to: "?.engineType === 'none'",
			},
		],
		test: 'test/contexts/trigger.secondEngine.test.ts',
		name: 'the finished record is handed over, nothing of how it came',
	},
];
