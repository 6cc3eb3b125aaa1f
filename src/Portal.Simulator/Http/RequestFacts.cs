namespace Portal.Simulator.Http;

/// <summary>What the API found out about a request while it handled it, for whoever logs requests; kept in <c>HttpContext.Items</c>.</summary>
public static class RequestFacts
{
    private static readonly object DryRunKey = new();
    private static readonly object BodyHashKey = new();

    /// <summary>Whether the request was a dry run, by its query or (deletions, evictions) by its body.</summary>
    /// <param name="context">The request.</param>
    public static bool IsDryRun(HttpContext context) => context.Items.ContainsKey(DryRunKey);

    /// <summary>SHA-256 of the request's body in lower-case hexadecimal; empty when it had none or it was not read.</summary>
    /// <param name="context">The request.</param>
    public static string BodyHash(HttpContext context) => context.Items[BodyHashKey] as string ?? "";

    internal static void NoteDryRun(HttpContext context, bool isDryRun)
    {
        if (isDryRun)
        {
            context.Items[DryRunKey] = true;
        }
    }

    internal static void NoteBody(HttpContext context, ReadOnlySpan<byte> body)
    {
        if (body.Length > 0)
        {
            context.Items[BodyHashKey] = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(body));
        }
    }
}
