using Microsoft.Extensions.Options;

namespace Portal.Core.Knowledge.Links;

/// <summary>Lists every problem of <see cref="LinkCheckOptions"/> at once.</summary>
public sealed class LinkCheckOptionsValidator : IValidateOptions<LinkCheckOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, LinkCheckOptions options)
    {
        var problems = new List<string>();
        Range(problems, nameof(options.PollEvery), options.PollEvery, TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1));
        Range(problems, nameof(options.Timeout), options.Timeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1));
        Range(problems, nameof(options.HostPause), options.HostPause, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Range(problems, nameof(options.MostInPass), options.MostInPass, 1, 1_000);
        Range(problems, nameof(options.Hosts), options.Hosts, 1, 16);
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
