import type { BodyOf, EventCatalogue, RecordOf } from '../../shared/events/types';
import { claimReportGenerated } from './claimReportGenerated';
import { ping } from './ping';
import { recaptureDelist } from './recaptureDelist';
import { recaptureNew } from './recaptureNew';
import { recapturePriceChange } from './recapturePriceChange';
import { valuationChange } from './valuationChange';

const events = [
	claimReportGenerated,
	recapturePriceChange,
	recaptureDelist,
	recaptureNew,
	ping,
	valuationChange,
] as const;

/** Everything AutoGrab sends, declared once. */
export const autoGrabEvents: EventCatalogue = {
	events,
	ownFields: ['_validation', 'data', 'event'],
};

type AutoGrabEvent = (typeof events)[number];

/** The names AutoGrab gives its events. */
export type AutoGrabEventName = AutoGrabEvent['name'];

/** The body of one event as delivered; without a name, of any of them. */
export type AutoGrabEventBody<Name extends AutoGrabEventName = AutoGrabEventName> = BodyOf<
	Extract<AutoGrabEvent, { name: Name }>
>;

/** The simplified record of one event; without a name, of any of them. */
export type AutoGrabEventRecord<Name extends AutoGrabEventName = AutoGrabEventName> = RecordOf<
	Extract<AutoGrabEvent, { name: Name }>
>;
