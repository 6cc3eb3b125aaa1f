using Microsoft.Extensions.Options;
using Npgsql;

namespace Portal.Core.Persistence;

/// <summary>Lists every problem of <see cref="PersistenceOptions"/> at once, in words, without showing the password.</summary>
public sealed class PersistenceOptionsValidator : IValidateOptions<PersistenceOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, PersistenceOptions options)
    {
        List<string> problems = [.. ConnectionStringProblems(options.ConnectionString)];
        Range(problems, nameof(options.CommandTimeout), options.CommandTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
        Range(problems, nameof(options.ConnectTimeout), options.ConnectTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        Range(problems, nameof(options.ProbeInterval), options.ProbeInterval, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
        if (options.MaxConnections is < 5 or > 500)
        {
            problems.Add($"MaxConnections is {options.MaxConnections}; it must be from 5 to 500.");
        }

        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> ConnectionStringProblems(string connectionString)
    {
        if (string.IsNullOrWhiteSpace(connectionString))
        {
            yield return "The database connection string is empty. Set PORTAL_DATABASE, for example \"Host=db;Database=portal;Username=portal;Password=…\".";
            yield break;
        }

        var (builder, error) = Parse(connectionString);
        if (builder is null)
        {
            yield return $"PORTAL_DATABASE is not an Npgsql connection string: {error} It looks like \"Host=db;Database=portal;Username=portal;Password=…\".";
            yield break;
        }

        if (string.IsNullOrWhiteSpace(builder.Host))
        {
            yield return "PORTAL_DATABASE names no Host.";
        }

        if (string.IsNullOrWhiteSpace(builder.Database))
        {
            yield return "PORTAL_DATABASE names no Database.";
        }

        if (string.IsNullOrWhiteSpace(builder.Username))
        {
            yield return "PORTAL_DATABASE names no Username.";
        }

        if (builder.IncludeErrorDetail)
        {
            yield return "PORTAL_DATABASE has Include Error Detail=true, which puts stored values into error messages and logs. Leave it out.";
        }
    }

    private static (NpgsqlConnectionStringBuilder? Builder, string Error) Parse(string connectionString)
    {
        try
        {
            return (new NpgsqlConnectionStringBuilder(connectionString), "");
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException or InvalidCastException)
        {
            // The message of an unknown keyword names the keyword only; that of a malformed string can quote a piece of it, password and all.
            return (null, e is ArgumentException { Message: var text } && text.StartsWith("Couldn't set", StringComparison.Ordinal)
                ? text.Split('\n')[0] : "it has an unknown keyword or a value of the wrong form.");
        }
    }

    private static void Range(List<string> problems, string name, TimeSpan value, TimeSpan least, TimeSpan most)
    {
        if (value < least || value > most)
        {
            problems.Add($"{name} is {value}; it must be from {least} to {most}.");
        }
    }
}
