using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Portal.Testing;

/// <summary>
/// Waits for a condition instead of for a time: asks every few milliseconds until the answer is right or a deadline passes,
/// and then fails with what it last saw. Real time on purpose, also where the code under test runs on a FakeTimeProvider.
/// </summary>
public static class Eventually
{
    /// <summary>Long enough for a loaded two-core machine; a passing test never waits for it.</summary>
    public static readonly TimeSpan DefaultDeadline = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits until the condition is true.</summary>
    /// <exception cref="TimeoutException">It was not, within the deadline.</exception>
    public static Task TrueAsync(
        Func<bool> condition, TimeSpan? deadline = null, [CallerArgumentExpression(nameof(condition))] string what = "") =>
        TrueAsync(() => Task.FromResult(condition()), deadline, what);

    /// <summary>Waits until the condition is true.</summary>
    /// <exception cref="TimeoutException">It was not, within the deadline.</exception>
    public static async Task TrueAsync(
        Func<Task<bool>> condition, TimeSpan? deadline = null, [CallerArgumentExpression(nameof(condition))] string what = "") =>
        await PassesAsync(async () => await condition() ? true : throw new InvalidOperationException($"still false: {what}"), deadline, what);

    /// <summary>Waits until the value is as wanted and returns it; the failure shows the last value.</summary>
    /// <exception cref="TimeoutException">It was not, within the deadline.</exception>
    public static Task<T> ValueAsync<T>(
        Func<T> read, Func<T, bool> wanted, TimeSpan? deadline = null, [CallerArgumentExpression(nameof(wanted))] string what = "") =>
        ValueAsync(() => Task.FromResult(read()), wanted, deadline, what);

    /// <summary>Waits until the value is as wanted and returns it; the failure shows the last value.</summary>
    /// <exception cref="TimeoutException">It was not, within the deadline.</exception>
    public static Task<T> ValueAsync<T>(
        Func<Task<T>> read, Func<T, bool> wanted, TimeSpan? deadline = null, [CallerArgumentExpression(nameof(wanted))] string what = "") =>
        PassesAsync(
            async () =>
            {
                var value = await read();
                return wanted(value) ? value : throw new InvalidOperationException($"last value: {value}");
            },
            deadline,
            what);

    /// <summary>Repeats an assertion until it no longer throws.</summary>
    /// <exception cref="TimeoutException">It still threw at the deadline; carries the last exception.</exception>
    public static Task PassesAsync(Action assertion, TimeSpan? deadline = null, [CallerArgumentExpression(nameof(assertion))] string what = "") =>
        PassesAsync(
            () =>
            {
                assertion();
                return Task.FromResult(true);
            },
            deadline,
            what);

    /// <summary>Repeats a step until it no longer throws, and returns its result.</summary>
    /// <exception cref="TimeoutException">It still threw at the deadline; carries the last exception.</exception>
    public static async Task<T> PassesAsync<T>(
        Func<Task<T>> step, TimeSpan? deadline = null, [CallerArgumentExpression(nameof(step))] string what = "")
    {
        var limit = deadline ?? DefaultDeadline;
        var clock = Stopwatch.StartNew();
        var pause = FirstPause;
        while (true)
        {
            try
            {
                return await step();
            }
            catch (Exception) when (clock.Elapsed < limit)
            {
                // Expected until the condition holds.
            }
            catch (Exception last)
            {
                throw new TimeoutException($"Waited {clock.Elapsed.TotalSeconds:0.0} s for: {what}. {last.Message}", last);
            }

            await Task.Delay(pause);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }
}
