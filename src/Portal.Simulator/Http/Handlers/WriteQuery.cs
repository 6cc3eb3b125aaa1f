using Portal.Simulator.Objects;

namespace Portal.Simulator.Http.Handlers;

/// <summary>Reads the query of writes.</summary>
internal static class WriteQuery
{
    public static WriteOptions Read(ApiRequest request, string kind)
    {
        var errors = new List<FieldError>();
        var dryRun = request.Http.Request.Query["dryRun"];
        if (dryRun.Any(d => !string.IsNullOrEmpty(d) && d != "All"))
        {
            errors.Add(FieldError.NotSupported("dryRun", $"[\"{string.Join("\",\"", dryRun!)}\"]", "All"));
        }

        var validation = request.Query("fieldValidation");
        if (validation is not ("" or "Ignore" or "Warn" or "Strict"))
        {
            errors.Add(FieldError.NotSupported("fieldValidation", $"\"{validation}\"", "", "Ignore", "Warn", "Strict"));
        }

        if (errors.Count > 0)
        {
            throw ApiErrors.Invalid(kind, "meta.k8s.io", "", errors);
        }

        RequestFacts.NoteDryRun(request.Http, dryRun.Any(d => d == "All"));
        return new WriteOptions
        {
            FieldManager = Manager(request),
            DryRun = dryRun.Any(d => d == "All"),
            FieldValidation = validation switch
            {
                "Strict" => FieldValidation.Strict,
                "Ignore" => FieldValidation.Ignore,
                _ => FieldValidation.Warn,
            },
            Force = request.IsQueryTrue("force"),
            Subresource = request.Info.Subresource,
            Warn = text => request.Http.Response.Headers.Append("Warning", $"299 - \"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""),
        };
    }

    /// <summary>The manager that the client names, or the beginning of its user agent.</summary>
    private static string Manager(ApiRequest request)
    {
        if (request.Query("fieldManager") is { Length: > 0 } named)
        {
            return named;
        }

        var agent = request.Http.Request.Headers.UserAgent.ToString();
        var program = agent.Split('/', 2)[0];
        return program.Length == 0 ? "unknown" : program[..Math.Min(program.Length, 128)];
    }
}
