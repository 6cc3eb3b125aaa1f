using Portal.Core.Remediation;

namespace Portal.Web.Api.Remediations;

/// <summary>A step of a run.</summary>
public sealed record RunStepResponse
{
    /// <summary>Its place, from 1.</summary>
    public required int Index { get; init; }

    /// <summary>Its wave, from 1: the steps of one wave do not wait for each other.</summary>
    public required int Wave { get; init; }

    /// <summary>The place of the object that it is for among the run's subjects, from 1.</summary>
    public required int Subject { get; init; }

    /// <summary>The act.</summary>
    public required string Title { get; init; }

    /// <summary>What it does and what it does not do.</summary>
    public required string Text { get; init; }

    /// <summary>HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>Path and query.</summary>
    public required string Path { get; init; }

    /// <summary>Body as JSON text, or null.</summary>
    public required string? Body { get; init; }

    /// <summary>The same as a kubectl command.</summary>
    public required string Kubectl { get; init; }

    /// <summary>The kubectl command that makes a deleted object again from what the run kept of it; null when there is no such way back.</summary>
    public required string? UndoKubectl { get; init; }

    /// <summary>What it needs.</summary>
    public required RunPermissionResponse Permission { get; init; }

    /// <summary>What it changes, as YAML lines that begin with a blank, + or -; empty before the dry run.</summary>
    public required string Diff { get; init; }

    /// <summary>How far it is.</summary>
    public required StepState State { get; init; }

    /// <summary>Answer of the dry run, or null before it.</summary>
    public required RunAnswerResponse? DryRun { get; init; }

    /// <summary>Answer of the real request, or null before it.</summary>
    public required RunAnswerResponse? Response { get; init; }

    /// <summary>How often it was tried; more than once when it was blocked.</summary>
    public required int Attempts { get; init; }

    /// <summary>When its first intent was written.</summary>
    public required DateTimeOffset? StartedAt { get; init; }

    /// <summary>When its answer was written.</summary>
    public required DateTimeOffset? EndedAt { get; init; }

    /// <summary>The step in the language of the request.</summary>
    public static RunStepResponse Of(RemediationRun run, RemediationStep step) => new()
    {
        Index = step.Index,
        Wave = step.Wave,
        Subject = step.Subject,
        Title = step.Title.Shown(),
        Text = step.Text.Shown(),
        Method = step.Method,
        Path = step.Path,
        Body = step.SentBody,
        Kubectl = step.Kubectl,
        UndoKubectl = KeptObject.Kubectl(run, step),
        Permission = new RunPermissionResponse(
            step.Permission.Verb,
            step.Permission.Group,
            step.Permission.Subresource.Length == 0 ? step.Permission.Resource : $"{step.Permission.Resource}/{step.Permission.Subresource}",
            step.Permission.Namespace,
            step.Allowed),
        Diff = step.Diff,
        State = step.State,
        DryRun = step.DryRunStatus is { } dryRun ? new RunAnswerResponse(dryRun, step.DryRunText?.Shown() ?? "") : null,
        Response = step.ResponseStatus is { } response ? new RunAnswerResponse(response, step.ResponseText?.Shown() ?? "") : null,
        Attempts = step.Attempts,
        StartedAt = step.StartedAt,
        EndedAt = step.EndedAt,
    };
}
