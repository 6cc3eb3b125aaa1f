using Microsoft.Extensions.Options;

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
        Range(problems, nameof(options.ScanInterval), options.ScanInterval, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
        if (options.MaxConcurrentRuns is < 1 or > 100)
        {
            problems.Add($"MaxConcurrentRuns is {options.MaxConcurrentRuns}; it must be from 1 to 100.");
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static void Range(List<string> problems, string name, TimeSpan value, TimeSpan least, TimeSpan most)
    {
        if (value < least || value > most)
        {
            problems.Add($"{name} is {value}; it must be from {least} to {most}.");
        }
    }
}
