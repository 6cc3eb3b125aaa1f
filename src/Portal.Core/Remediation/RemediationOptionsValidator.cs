using Microsoft.Extensions.Options;
using Portal.Core.Remediation.Safety;

namespace Portal.Core.Remediation;

/// <summary>Lists every problem of <see cref="RemediationOptions"/> at once.</summary>
public sealed class RemediationOptionsValidator : IValidateOptions<RemediationOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, RemediationOptions options)
    {
        var problems = new List<string>();
        Range(problems, nameof(options.PlanLifetime), options.PlanLifetime, TimeSpan.FromMinutes(1), TimeSpan.FromHours(24));
        Range(problems, nameof(options.StepPatience), options.StepPatience, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        Range(problems, nameof(options.BlockedPause), options.BlockedPause, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
        Range(problems, nameof(options.ScanInterval), options.ScanInterval, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
        Range(problems, nameof(options.MaxConcurrentRuns), options.MaxConcurrentRuns, 1, 100);
        Range(problems, nameof(options.ParallelQuestions), options.ParallelQuestions, 1, 100);
        problems.AddRange(SafetySettingsRules.Problems(options.Safety).Select(static problem => $"Safety.{problem.Field}: {problem.Text.En}"));
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static void Range<T>(List<string> problems, string name, T value, T least, T most)
        where T : IComparable<T>
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
        {
            problems.Add($"{name} is {value}; it must be from {least} to {most}.");
        }
    }
}
