import { KM_PER_MILE, readOdometer } from '../../shared/readers/amount';
import { grouped } from '../../shared/words';
import { quoted, readPlain, Unreadable, type Reading } from '../../shared/readers/text';

/** What an odometer shows, in kilometres, which is all that AutoGrab takes. */
export function readKilometres(given: unknown): Reading<number> {
	const odometer = readOdometer(given);
	if (odometer === undefined || odometer instanceof Unreadable) return odometer;
	if (odometer.unit !== 'mi') return odometer.reading;
	const shown = grouped(Math.round(odometer.reading * KM_PER_MILE));
	return new Unreadable(
		`${quoted(String(readPlain(given)))} is in miles`,
		`AutoGrab wants kilometres: multiply by 1.609, here about ${shown}. Nothing was sent.`,
	);
}
