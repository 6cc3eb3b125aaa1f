using System.Text.Json;
using Microsoft.JSInterop;

namespace Portal.Web.Features.Knowledge.Editing;

/// <summary>
/// Drafts in the browser (wwwroot/js/knowledge.js): the script keeps what is typed also while the connection is lost. What comes from there is the
/// visitor's own text, and as little trusted as anything else that a browser sends.
/// </summary>
public static class DraftScript
{
    /// <summary>What is kept under a key, or null; also when the browser keeps nothing or something else.</summary>
    public static async Task<StoredDraft?> LoadDraftAsync(this IJSRuntime script, string key)
    {
        try
        {
            var draft = await script.InvokeAsync<StoredDraft?>("portalDrafts.load", key);
            return draft?.Fields is null ? null : draft;
        }
        catch (Exception exception) when (exception is JSException or JsonException or JSDisconnectedException)
        {
            return null;
        }
    }

    /// <summary>Keeps a form now: after a change that was not typed, such as a new row.</summary>
    public static Task KeepDraftAsync(this IJSRuntime script, string formId) => CallAsync(script, "portalDrafts.keep", formId);

    /// <summary>Forgets what is kept under a key.</summary>
    public static Task DropDraftAsync(this IJSRuntime script, string key) => CallAsync(script, "portalDrafts.drop", key);

    private static async Task CallAsync(IJSRuntime script, string function, string argument)
    {
        try
        {
            await script.InvokeVoidAsync(function, argument);
        }
        catch (JSDisconnectedException)
        {
            // The visitor has left: the browser keeps what it has.
        }
    }
}
