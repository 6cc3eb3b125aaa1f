using Microsoft.Extensions.Options;

namespace Portal.Core.Remediation;

/// <summary>
/// Carries out the steps of one wave side by side, as many at a time as the setting allows. One that is slow or blocked does not keep the others waiting; one
/// that fails does when it says so (<see cref="StepFailure.StopsRun"/>): then nothing more begins, and what is on its way is brought to its end.
/// </summary>
internal sealed class WaveRunner(StepRunner steps, IOptions<RemediationOptions> options, TimeProvider clock)
{
    /// <summary>Goes on with the wave until each of its steps has ended, or nothing more may begin.</summary>
    /// <param name="run">The run, with the steps of the wave.</param>
    /// <param name="cancellationToken">Ends it; whoever takes the run up goes on.</param>
    public async Task RunAsync(RemediationRun run, CancellationToken cancellationToken)
    {
        using var places = new SemaphoreSlim(options.Value.ParallelSteps);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (run.Steps.Any(Stops))
        {
            await stop.CancelAsync();
        }

        await Task.WhenAll(run.Steps.Where(static s => !StepTransitions.IsFinal(s.State)).Select(step => WorkAsync(run, step, places, stop, cancellationToken)));
    }

    private async Task WorkAsync(RemediationRun run, RemediationStep step, SemaphoreSlim places, CancellationTokenSource stop, CancellationToken cancellationToken)
    {
        try
        {
            Patience? patience = null;
            while (!StepTransitions.IsFinal(step.State))
            {
                TimeSpan wait;
                await places.WaitAsync(step.State == StepState.Intended ? cancellationToken : stop.Token);
                try
                {
                    patience ??= Patience.Since(step.StartedAt, run.Patience ?? options.Value.StepPatience, clock);
                    (step, wait) = await steps.TryAsync(run, step, patience.Value, stop.Token, cancellationToken);
                }
                finally
                {
                    places.Release();
                }

                if (Stops(step))
                {
                    await stop.CancelAsync();
                }
                else if (step.State == StepState.Blocked)
                {
                    await Task.Delay(wait, clock, stop.Token);
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // Another step has stopped the wave.
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }
    }

    private static bool Stops(RemediationStep step) => step is { State: StepState.Failed, OnFailure: StepFailure.StopsRun };
}
