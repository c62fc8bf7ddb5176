/** A minute either way is not worth mentioning; the vendors that sign allow five. */
const WORTH_MENTIONING = 60;

/**
 * Says how far this machine's clock is off, seen from the `Date` header of an answer:
 * "This server is 7 minutes ahead of X." Undefined when it is not, or when there is no such header.
 * @param now milliseconds since 1970
 */
export function describeClockSkew(
	dateHeader: string | undefined,
	now: number,
	serviceName: string,
): string | undefined {
	const theirs = Date.parse(dateHeader ?? '');
	if (Number.isNaN(theirs)) return undefined;
	const seconds = Math.round((now - theirs) / 1000);
	if (Math.abs(seconds) < WORTH_MENTIONING) return undefined;
	const direction = seconds > 0 ? 'ahead of' : 'behind';
	return `This server is ${inWords(Math.abs(seconds))} ${direction} ${serviceName}.`;
}

function inWords(seconds: number): string {
	const minutes = Math.round(seconds / 60);
	if (minutes < 120) return `${minutes} minute${minutes === 1 ? '' : 's'}`;
	const hours = Math.round(seconds / 3600);
	return hours < 48 ? `${hours} hours` : `${Math.round(hours / 24)} days`;
}
