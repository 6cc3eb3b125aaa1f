using Microsoft.Extensions.Options;

namespace Portal.Core.Findings.Detection;

/// <summary>Lists every problem of <see cref="DetectionOptions"/> at once.</summary>
public sealed class DetectionOptionsValidator : IValidateOptions<DetectionOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, DetectionOptions options)
    {
        var problems = new List<string>();
        Range(problems, nameof(options.FullPassEvery), options.FullPassEvery, TimeSpan.FromSeconds(10), TimeSpan.FromHours(1));
        Range(problems, nameof(options.Debounce), options.Debounce, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Range(problems, nameof(options.Budget), options.Budget, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(5));
        Range(problems, nameof(options.Grace), options.Grace, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(5));
        Range(problems, nameof(options.DoubtAfter), options.DoubtAfter, TimeSpan.Zero, TimeSpan.FromHours(1));
        Range(problems, nameof(options.LockEvery), options.LockEvery, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1));
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
