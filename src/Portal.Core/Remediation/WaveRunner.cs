using Microsoft.Extensions.Options;
using Portal.Core.Remediation.Safety;

namespace Portal.Core.Remediation;

/// <summary>
/// Carries out the steps of one wave side by side, as many at a time as the setting allows. One that is slow or blocked does not keep the others waiting; one
/// that fails does when it says so (<see cref="StepFailure.StopsRun"/>): then nothing more begins, and what is on its way is brought to its end.
/// </summary>
internal sealed class WaveRunner(StepRunner steps, StepGate gate, RunJournal journal, SafetySettingsStore limits, IOptions<RemediationOptions> options, TimeProvider clock)
{
    /// <summary>Goes on with the wave until each of its steps has ended, or nothing more may begin.</summary>
    /// <param name="run">The run, with the steps of the wave.</param>
    /// <param name="cancellationToken">Ends it; whoever takes the run up goes on.</param>
    public async Task RunAsync(RemediationRun run, CancellationToken cancellationToken)
    {
        var settings = (await journal.PersistAsync(cancellation => limits.GetAsync(run.Cluster, cancellation), cancellationToken)).Settings;
        using var places = new SemaphoreSlim(settings.ParallelSteps);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (run.Stop is not null || run.Steps.Any(Stops))
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
                    await WaitAsync(run, wait, stop.Token);
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

    // In pieces: a pause or a stop is noticed meanwhile, however long the API server has asked to wait.
    private async Task WaitAsync(RemediationRun run, TimeSpan wait, CancellationToken cancellationToken)
    {
        while (wait > options.Value.BlockedPause)
        {
            await Task.Delay(options.Value.BlockedPause, clock, cancellationToken);
            await gate.PassAsync(run, cancellationToken);
            wait -= options.Value.BlockedPause;
        }

        await Task.Delay(wait, clock, cancellationToken);
    }

    private static bool Stops(RemediationStep step) => step is { State: StepState.Failed, OnFailure: StepFailure.StopsRun };
}
