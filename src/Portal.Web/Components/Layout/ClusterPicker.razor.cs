using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Cluster.Watching;
using Portal.Web.Components.Filters;

namespace Portal.Web.Components.Layout;

/// <summary>The choice of the cluster in the top bar; it is the parameter <c>cluster</c> of the address.</summary>
public sealed partial class ClusterPicker : ComponentBase, IDisposable
{
    [Inject]
    private ClusterRegistry Registry { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private IReadOnlyList<string> Names => [.. Registry.Clusters.Select(static cluster => cluster.Name)];

    // An address may name any cluster; the list has those that there are.
    private string? Chosen => ChosenIn(Navigation) is { } name && Names.Contains(name, StringComparer.Ordinal) ? name : null;

    private bool Applies => NavPlaces.All.Any(place => place.ByCluster && place.Path == "/" + Navigation.ToBaseRelativePath(Navigation.Uri).Split('?', '#')[0]);

    /// <summary>The cluster that the address names, or null.</summary>
    public static string? ChosenIn(NavigationManager navigation) =>
        InPath(navigation) ?? (QueryHelpers.ParseQuery(navigation.ToAbsoluteUri(navigation.Uri).Query).TryGetValue("cluster", out var values) ? PageAddress.Text(values[0]) : null);

    private static string? InPath(NavigationManager navigation) =>
        navigation.ToBaseRelativePath(navigation.Uri).Split('?', '#')[0].Split('/') is ["clusters", { Length: > 0 } name, ..] ? Uri.UnescapeDataString(name) : null;

    /// <inheritdoc/>
    public void Dispose() => Navigation.LocationChanged -= OnLocationChanged;

    /// <inheritdoc/>
    protected override void OnInitialized() => Navigation.LocationChanged += OnLocationChanged;

    private void Choose(ChangeEventArgs e) =>
        Navigation.NavigateTo(Navigation.With(("cluster", string.IsNullOrEmpty(e.Value?.ToString()) ? null : e.Value.ToString())));

    private void OnLocationChanged(object? sender, LocationChangedEventArgs e) => StateHasChanged();
}
