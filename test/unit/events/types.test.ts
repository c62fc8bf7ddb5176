import { autoGrabEvents } from '../../../nodes/AutoGrab/events';
import type {
	AutoGrabEventBody,
	AutoGrabEventName,
	AutoGrabEventRecord,
} from '../../../nodes/AutoGrab/events';
import { paveEvents } from '../../../nodes/Pave/events';
import type { PaveEventBody, PaveEventName, PaveEventRecord } from '../../../nodes/Pave/events';

type Equal<A, B> =
	(<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Compiles only for `true`: what follows is proved by `tsc`, running it proves nothing more. */
function proved<T extends true>(): T | undefined {
	return undefined;
}

test('derives the event names from the catalogues: these, and no text at all', () => {
	proved<Equal<Extract<PaveEventName, 'SESSION:COMPLETE'>, 'SESSION:COMPLETE'>>();
	proved<Equal<Extract<AutoGrabEventName, 'recapture_new'>, 'recapture_new'>>();
	proved<Equal<string extends PaveEventName | AutoGrabEventName ? true : false, false>>();
	const names = [...paveEvents.events, ...autoGrabEvents.events].map(({ name }) => name);
	expect(new Set(names).size).toBe(names.length);
});

test('derives the types of bodies and records from the schemas, one per event name', () => {
	proved<Equal<PaveEventBody<'SESSION:STATUS_CHANGE'>['status'], string | number>>();
	proved<Equal<PaveEventBody<'SESSION:COMPLETE'>['session']['session_key'], string | number>>();
	proved<
		Equal<PaveEventBody<'SESSION:STAGE_CHANGE'>['photo_code'], number | string | null | undefined>
	>();
	proved<
		Equal<
			AutoGrabEventBody<'recapture_price_change'>['event'],
			'price_change' | 'recapture_price_change'
		>
	>();
	proved<Equal<AutoGrabEventBody['event'], AutoGrabEventName | 'price_change'>>();

	proved<Equal<PaveEventRecord<'SESSION:COMPLETE'>['odometer'], number | null>>();
	proved<Equal<PaveEventRecord<'SESSION:COMPLETE'>['photo_urls'], string[] | null>>();
	proved<Equal<PaveEventRecord['event'], PaveEventName>>();
	proved<Equal<AutoGrabEventRecord<'recapture_new'>['listing_price'], number | null>>();
	proved<Equal<AutoGrabEventRecord['event'], AutoGrabEventName>>();
	proved<Equal<Extract<PaveEventName, 'SESSION:OTHER'>, never>>();

	const body: PaveEventBody = {
		event: 'SESSION:STATUS_CHANGE',
		session_key: 'K',
		status: 'STARTED',
		addedByTheVendorLater: 1,
	};
	// Narrows by event name, as a union of bodies should.
	expect(body.event === 'SESSION:STATUS_CHANGE' && body.status).toBe('STARTED');
});
