using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;

namespace Portal.Web.Features.Knowledge.Editing;

/// <summary>The fields of one signature. While it is folded they are still in the form, hidden, so that a kept draft is whole.</summary>
public sealed partial class SignatureFields : ComponentBase
{
    private bool _open;

    /// <summary>The signature; changed in place.</summary>
    [Parameter]
    [EditorRequired]
    public SignatureForm Form { get; set; } = null!;

    /// <summary>Its place among the signatures, from 0.</summary>
    [Parameter]
    [EditorRequired]
    public int Index { get; set; }

    /// <summary>What is wrong with the signatures.</summary>
    [Parameter]
    [EditorRequired]
    public FieldErrors Errors { get; set; } = FieldErrors.None;

    /// <summary>Called after a change.</summary>
    [Parameter]
    [EditorRequired]
    public EventCallback Changed { get; set; }

    /// <summary>Called when it is to be taken away.</summary>
    [Parameter]
    [EditorRequired]
    public EventCallback Remove { get; set; }

    private ImmutableArray<string> Samples => ArticleForm.Lines(Form.Samples);

    private bool IsRight => !Errors.ByField.Keys.Any(name => name.StartsWith($"signatures[{Index}].", StringComparison.Ordinal));

    private IEnumerable<(string Field, string Value)> Kept => FormFields.Of(Form);

    /// <inheritdoc/>
    protected override void OnInitialized() => _open = Form.Pattern.Length == 0;

    private string Id(string field) => $"signature-{Index}-{field}";

    private string Name(string field) => FormFields.Name("signatures", Index, field);

    private ImmutableArray<string> Of(string field) => Errors.Of($"signatures[{Index}].{field}");

    // The browser's own event also comes when we open it ourselves, so the press is taken.
    private void Toggle() => _open = !_open;

    private Task Set(Action change)
    {
        change();
        return Changed.InvokeAsync();
    }
}
