using Microsoft.JSInterop;
using Portal.Core.Knowledge.Matching;

namespace Portal.Web.Features.Knowledge.Matching;

/// <summary>
/// What a visitor pasted, opened or dropped (wwwroot/js/match.js). It comes as a stream and not as the value of a field: a message of a megabyte would
/// end the connection.
/// </summary>
public static class MatchScript
{
    /// <summary>Name and size of what is to be matched; its text is fetched with <see cref="ReadTextAsync"/>.</summary>
    public static ValueTask<TakenText> TakeTextAsync(this IJSRuntime script) => script.InvokeAsync<TakenText>("portalMatch.take");

    /// <summary>The text.</summary>
    /// <param name="script">The browser.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<string> ReadTextAsync(this IJSRuntime script, CancellationToken cancellationToken)
    {
        await using var content = await script.InvokeAsync<IJSStreamReference>("portalMatch.content", cancellationToken);
        await using var stream = await content.OpenReadStreamAsync(MatchLimits.LargestText, cancellationToken);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
