using Microsoft.AspNetCore.Components;
using Portal.Core.Access;
using Portal.Web.Components.Time;
using Portal.Web.Localization;

namespace Portal.Web.Components.Live;

/// <summary>
/// A part of a page that shows a model and stays true: registers for changes before it reads, reads again at most each
/// <see cref="Interval"/> however often it is signalled, keeps showing the old model while the new one is read or cannot be read (then with
/// <see cref="Failure"/>, and tries again alone), and leaves no subscription behind.
/// </summary>
/// <typeparam name="TModel">What it shows: immutable, read as a whole.</typeparam>
public abstract partial class LiveComponent<TModel> : ComponentBase, IAsyncDisposable
    where TModel : class
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    private readonly List<IDisposable> _subscriptions = [];
    private readonly CancellationTokenSource _gone = new();
    private CancellationTokenSource? _reading;
    private ExecutionContext? _visitor;
    private RefreshThrottle? _throttle;
    private ITimer? _retry;

    /// <summary>Least time between two reads caused by signals.</summary>
    protected static TimeSpan Interval { get; } = TimeSpan.FromMilliseconds(300);

    /// <summary>What was read last, or null before the first time.</summary>
    protected TModel? Model { get; private set; }

    /// <summary>Why the last read failed, or null if it did not.</summary>
    protected LoadFailure? Failure { get; private set; }

    /// <summary>Whether there is something to show: a model or a failure.</summary>
    protected bool IsReady => Model is not null || Failure is not null;

    /// <summary>The clock.</summary>
    [Inject]
    protected TimeProvider Clock { get; set; } = null!;

    [Inject]
    private AgeTicker Ticker { get; set; } = null!;

    [Inject]
    private ILoggerFactory Loggers { get; set; } = null!;

    /// <inheritdoc/>
    public virtual async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        _subscriptions.ForEach(static subscription => subscription.Dispose());
        _subscriptions.Clear();
        _throttle?.Dispose();
        if (_retry is not null)
        {
            await _retry.DisposeAsync();
        }

        _reading?.Dispose();
        _gone.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Reads the model. Throws freely: the base turns it into a <see cref="Failure"/>.</summary>
    protected abstract Task<TModel> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Registers for changes with <see cref="Listen"/>; called once, before the first read.</summary>
    protected virtual void Subscribe()
    {
    }

    /// <summary>Listens to a change signal until the component goes.</summary>
    /// <param name="subscribe">Takes the callback, gives what ends it.</param>
    protected void Listen(Func<Action, IDisposable> subscribe) => _subscriptions.Add(subscribe(() => _throttle?.Request()));

    /// <summary>Reads now and then also without a signal: what another replica of the portal wrote is not signalled here.</summary>
    protected void ListenToOtherReplicas() => Listen(Ticker.Subscribe);

    /// <summary>Reads again now, after an act of the visitor.</summary>
    protected Task ReloadAsync() => ReadAndShowAsync();

    /// <summary>Logs a failure of an act of the visitor and says it in words; the act itself may be repeated.</summary>
    protected string Describe(Exception exception)
    {
        var id = FailureText.From(exception, null, Clock.GetUtcNow()).Id;
        Log.ActFailed(Loggers.CreateLogger(GetType()), id, exception);
        return Translator.T(FailureText.OfAct(exception, id));
    }

    /// <summary>Does what the visitor asked for.</summary>
    /// <returns>Why it failed, in words; null when it did not. Cancellations too: nobody can cancel it, so one is a timeout, and Blazor would swallow it without a word.</returns>
    protected async Task<string?> AttemptAsync(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (AccessDeniedException denied)
        {
            return Translator.T(denied.Decision.Reason);
        }
        catch (Exception exception)
        {
            return Describe(exception);
        }
    }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        // Signals come from threads that know nothing of the visitor's language.
        _visitor = ExecutionContext.Capture();
        _throttle = new RefreshThrottle(Clock, Interval, RefreshAsync);
        Subscribe();
    }

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => ReadAndShowAsync();

    private Task RefreshAsync() => _gone.IsCancellationRequested ? Task.CompletedTask : InvokeAsync(() =>
    {
        var read = Task.CompletedTask;
        if (_visitor is null)
        {
            return RefreshHereAsync();
        }

        ExecutionContext.Run(_visitor, _ => read = RefreshHereAsync(), null);
        return read;
    });

    private async Task RefreshHereAsync()
    {
        await ReadAndShowAsync();
        if (!_gone.IsCancellationRequested)
        {
            StateHasChanged();
        }
    }

    private async Task ReadAndShowAsync()
    {
        if (_gone.IsCancellationRequested)
        {
            return;
        }

        _reading?.Cancel();
        _reading?.Dispose();
        var reading = _reading = CancellationTokenSource.CreateLinkedTokenSource(_gone.Token);
        try
        {
            var model = await ReadAsync(reading.Token);
            if (ReferenceEquals(reading, _reading))
            {
                (Model, Failure) = (model, null);
            }
        }
        catch (Exception) when (_gone.IsCancellationRequested || !ReferenceEquals(reading, _reading))
        {
            // The page went, or a newer read took over: nobody waits for this one.
        }
        catch (Exception exception)
        {
            var before = Failure;
            Failure = FailureText.From(exception, before, Clock.GetUtcNow());
            if (Failure != before)
            {
                // Once for each outage: every open page tries again each five seconds.
                Log.ReadFailed(Loggers.CreateLogger(GetType()), Failure.Id, exception);
            }

            RetryLater();
        }
    }

    private void RetryLater()
    {
        _retry ??= Clock.CreateTimer(_ => _throttle?.Request(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _retry.Change(RetryAfter, Timeout.InfiniteTimeSpan);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The content of a page could not be read ({Id})")]
        public static partial void ReadFailed(ILogger logger, string id, Exception exception);

        [LoggerMessage(Level = LogLevel.Error, Message = "What a person asked for on a page failed ({Id})")]
        public static partial void ActFailed(ILogger logger, string id, Exception exception);
    }
}
